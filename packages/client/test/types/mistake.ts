// Must not compile: the test of the types looks for this one error.
import { text } from "@emchat/client";

text(5);
