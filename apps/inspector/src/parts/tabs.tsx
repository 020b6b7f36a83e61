import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import "./tabs.css";

export interface TabEntry {
  readonly id: string;
  readonly title: ReactNode;
  readonly content: ReactNode;
}

/** Tabs with the arrow keys of the WAI-ARIA pattern. */
export function TabView({
  label,
  tabs,
  first,
}: {
  label: string;
  tabs: readonly TabEntry[];
  first?: string;
}): ReactNode {
  return (
    <Tabs className="tabs" {...(first === undefined ? {} : { defaultSelectedKey: first })}>
      <TabList className="tab-list" aria-label={label}>
        {tabs.map(({ id, title }) => (
          <Tab key={id} id={id} className="tab">
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {content}
        </TabPanel>
      ))}
    </Tabs>
  );
}
