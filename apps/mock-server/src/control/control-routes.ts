import { assertionRoutes } from "./assertions.ts";
import { clockRoutes } from "./clock.ts";
import type { ControlParts } from "./control-parts.ts";
import type { ControlRoutes } from "./control-router.ts";
import { eventRoutes } from "./events.ts";
import { exportRoutes } from "./export.ts";
import { faultRoutes } from "./faults.ts";
import { messageRoutes } from "./messages.ts";
import { requestRoutes } from "./requests.ts";
import { scenarioRoutes } from "./scenario.ts";
import { sendRoutes } from "./sends.ts";
import { serverRoutes } from "./server.ts";
import { sessionRoutes } from "./sessions.ts";
import { stateRoutes } from "./state.ts";
import { tokenRoutes } from "./tokens.ts";

/** Every path of the control API. */
export function controlRoutes(parts: ControlParts): ControlRoutes {
  return {
    ...serverRoutes(parts),
    ...sessionRoutes(parts),
    ...messageRoutes(),
    ...requestRoutes(),
    ...sendRoutes(),
    ...stateRoutes(),
    ...tokenRoutes(),
    ...scenarioRoutes(parts),
    ...clockRoutes(),
    ...exportRoutes(parts),
    ...faultRoutes(),
    ...assertionRoutes(parts),
    ...eventRoutes(parts),
  };
}
