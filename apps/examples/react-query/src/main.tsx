import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { Administration } from "./administration.tsx";

const root = document.querySelector("#root");
// Whether a call goes out again is decided below, by what became of it: not by counting here.
const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
if (root !== null)
  createRoot(root).render(
    <QueryClientProvider client={queries}>
      <Administration />
    </QueryClientProvider>,
  );
