import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { LanguageProvider } from "./i18n/language.tsx";
import { begunInbox } from "./inbox/begun-inbox.ts";
import { applyTheme, theme } from "./theme/theme.ts";

// The browser may look the icon up again when the address has another depth, and then a relative one would lead elsewhere.
for (const icon of document.querySelectorAll<HTMLLinkElement>("link[rel=icon]")) icon.setAttribute("href", icon.href);

applyTheme(theme.get());
theme.subscribe(() => applyTheme(theme.get()));

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");

void begunInbox().then(() =>
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <App />
      </LanguageProvider>
    </StrictMode>,
  ),
);
