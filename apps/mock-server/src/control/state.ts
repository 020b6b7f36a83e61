import type { GroupUpdate, UsersUpdate, UserUpdate } from "@emchat/control";
import { OutOfMemory } from "../memory/memory-budget.ts";
import type { ControlRoutes } from "./control-router.ts";
import { readJsonBody } from "./json-body.ts";
import { describeGroup, describeUser, groupsOf, messagesOf, tenantsOf, userOf, usersOf } from "./people.ts";
import { badParameter, notFound, ProblemError } from "./problem.ts";

const APP = "/__mock/api/v1/apps/{org}/{app}";
const LISTED = "they are listed by the same path without the name";

/** `/apps`: tenants, their users and their groups. */
export function stateRoutes(): ControlRoutes {
  return {
    "GET /__mock/api/v1/apps": ({ session }) => ({
      status: 200,
      body: {
        tenants: tenantsOf(session).map(({ org, app }) => ({
          org,
          app,
          users: usersOf(session, org, app).length,
          groups: groupsOf(session, org, app).length,
          messages: messagesOf(session, org, app),
        })),
      },
    }),

    [`GET ${APP}/users`]: ({ session, parameters }) => {
      const { org, app } = tenant(parameters);
      return { status: 200, body: { users: usersOf(session, org, app) } };
    },
    [`PATCH ${APP}/users`]: async (call) => {
      const { session, parameters } = call;
      const { org, app } = tenant(parameters);
      const { users } = await readJsonBody<UsersUpdate>(call, "UsersUpdate");
      for (const { username, status } of users)
        within(() => session.emulator.users.put(org, app, username, { status }));
      return { status: 200, body: { users: usersOf(session, org, app) } };
    },
    [`GET ${APP}/users/{username}`]: ({ session, parameters }) => {
      const { org, app } = tenant(parameters);
      const { username = "" } = parameters;
      const user = userOf(session, org, app, username);
      if (user === undefined) throw notFound(`user ${username} in ${org}/${app}`, LISTED);
      return { status: 200, body: user };
    },
    [`PUT ${APP}/users/{username}`]: async (call) => {
      const { session, parameters } = call;
      const { org, app } = tenant(parameters);
      const { username = "" } = parameters;
      const { status } = await readJsonBody<UserUpdate>(call, "UserUpdate");
      within(() => session.emulator.users.put(org, app, username, { status }));
      return { status: 200, body: describeUser(session, org, app, username) };
    },
    [`DELETE ${APP}/users/{username}`]: ({ session, parameters }) => {
      const { org, app } = tenant(parameters);
      const { username = "" } = parameters;
      if (!session.emulator.users.delete(org, app, username))
        throw notFound(`user ${username} in ${org}/${app} that was set`, LISTED);
      return { status: 204 };
    },

    [`GET ${APP}/groups`]: ({ session, parameters }) => {
      const { org, app } = tenant(parameters);
      return { status: 200, body: { groups: groupsOf(session, org, app) } };
    },
    [`GET ${APP}/groups/{group_name}`]: ({ session, parameters }) => {
      const { org, app } = tenant(parameters);
      const { group_name: name = "" } = parameters;
      const group = groupsOf(session, org, app).find(({ id }) => id === name);
      if (group === undefined) throw notFound(`group ${name} in ${org}/${app}`, LISTED);
      return { status: 200, body: group };
    },
    [`PUT ${APP}/groups/{group_name}`]: async (call) => {
      const { session, parameters } = call;
      const { org, app } = tenant(parameters);
      const { group_name: name = "" } = parameters;
      const { members } = await readJsonBody<GroupUpdate>(call, "GroupUpdate");
      within(() => session.emulator.groups.put(org, app, name, members === undefined ? {} : { members }));
      return { status: 200, body: describeGroup(session, org, app, name) };
    },
    [`DELETE ${APP}/groups/{group_name}`]: ({ session, parameters }) => {
      const { org, app } = tenant(parameters);
      const { group_name: name = "" } = parameters;
      if (!session.emulator.groups.delete(org, app, name))
        throw notFound(`group ${name} in ${org}/${app} that was set`, LISTED);
      return { status: 204 };
    },
  };
}

const TENANT_PART = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

function tenant({ org = "", app = "" }: Readonly<Record<string, string>>): { org: string; app: string } {
  for (const [name, value] of Object.entries({ org, app })) {
    if (!TENANT_PART.test(value))
      throw badParameter(name, "1 to 64 letters, digits and hyphens, not beginning with a hyphen");
  }
  return { org, app };
}

/** Turns the emulator's refusal of a name or a count into a problem. */
function within<T>(change: () => T): T {
  try {
    return change();
  } catch (error) {
    if (error instanceof OutOfMemory) throw error;
    if (error instanceof TypeError || error instanceof RangeError)
      throw new ProblemError(400, "Not possible", error.message);
    throw error;
  }
}
