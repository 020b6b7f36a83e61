export { Link, Route, Router, Switch, useLocation, useParams, useSearch } from "wouter";
export { navigate } from "wouter/use-browser-location";
