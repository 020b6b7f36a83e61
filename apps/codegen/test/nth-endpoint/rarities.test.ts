// @module-tag process
import { CHANGES } from "./shapes/changes.ts";
import { RARE_SCHEMAS } from "./shapes/rare-schemas.ts";
import { RARITIES } from "./shapes/rarities.ts";
import { ANOTHER_TARGET, ONE_NAME } from "./shapes/targets.ts";
import { tryGrowth } from "./try-growth.ts";

tryGrowth("rarities, and changes of what it has", [ANOTHER_TARGET, ONE_NAME, ...RARITIES, ...RARE_SCHEMAS, ...CHANGES]);
