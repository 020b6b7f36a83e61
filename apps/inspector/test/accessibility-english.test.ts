// @module-tag browser
import { accessibilitySuite } from "./harness/accessibility-suite.ts";

accessibilitySuite("en");
