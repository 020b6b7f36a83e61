// @module-tag process
import { BODIES } from "./shapes/bodies.ts";
import { PARAMETERS } from "./shapes/parameters.ts";
import { REPLIES } from "./shapes/replies.ts";
import { ANOTHER_UNION } from "./shapes/targets.ts";
import { tryGrowth } from "./try-growth.ts";

tryGrowth("endpoints of many shapes", [...REPLIES, ...PARAMETERS, ...BODIES, ANOTHER_UNION]);
