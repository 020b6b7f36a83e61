import "./theme/tokens.css";
import "./theme/base.css";
import { beginInbox } from "./inbox/begun-inbox.ts";

beginInbox();
void import("./start.tsx");
