// Chromium with a processor four times slower: filters are clicked, a text is typed, pages are turned; one line of JSON out.
// Arguments: the address of the server, the folder whose packages hold Playwright, the program of Chromium.

import { createRequire } from "node:module";
import { join } from "node:path";

const [origin, packages, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(join(packages, "package.json"))("playwright");

const SLOWER = 4;
const CLICKS = 40;
const TEXT = "nuoc mam hoang hoa";
const PARTS = ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration", "TaskDuration"];

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "vi-VN" });
// Answers and parts of the program; pictures of products that were not shown before have to come from somewhere, and Chromium
// asks for the icon at every address.
const asked = [];
page.on("request", (request) => {
  if (!["image", "other"].includes(request.resourceType())) asked.push(request.url());
});

// What the browser itself takes for the time from an event to the next paint; below 16 ms it says nothing.
await page.addInitScript(() => {
  const seen = new Map();
  Object.assign(window, { interactions: seen });
  const note = (entry) => {
    if (!entry.interactionId) return;
    const longest = seen.get(entry.interactionId);
    if (longest && longest.ms >= entry.duration) return;
    const { startTime, processingStart, processingEnd, duration, name } = entry;
    seen.set(entry.interactionId, {
      name,
      ms: duration,
      delay: processingStart - startTime,
      handlers: processingEnd - processingStart,
    });
  };
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: "event", durationThreshold: 16 });

  // And the time until the new list is painted: a frame after the one that draws it.
  const drawn = [];
  Object.assign(window, { drawn });
  let clicked;
  addEventListener("click", (event) => event.isTrusted && (clicked = event.timeStamp), true);
  new MutationObserver(() => {
    if (clicked === undefined || !document.querySelector(".browse")) return;
    const since = clicked;
    clicked = undefined;
    requestAnimationFrame(() => setTimeout(() => drawn.push(performance.now() - since)));
  }).observe(document, { childList: true, subtree: true });
});

await page.goto(`${origin}/san-pham`);
await page.locator("html[data-ready]").waitFor({ state: "attached" });
await page.locator("html[data-catalogue]").waitFor({ state: "attached" });

/** After what was just done has been painted and nothing is waiting. */
const settled = () =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => requestIdleCallback(done)))));

const rows = page.locator("a.facet__row:visible");
// The part of the program that draws lists comes with the first filter.
await rows.first().click();
await page.waitForURL(/\?/);
await page.waitForLoadState("networkidle");
await rows.first().click();
await settled();

const devtools = await page.context().newCDPSession(page);
// Of the thread's own time, so that other programs of the machine are not in it.
await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });

/** Does something so many times; what the browser took for each. */
async function measured(times, act) {
  await settled();
  await page.evaluate(() => {
    window.interactions.clear();
    window.drawn.length = 0;
  });
  asked.length = 0;
  const spent = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return PARTS.map((part) => metrics.find((metric) => metric.name === part).value);
  };
  const before = await spent();
  for (let time = 0; time < times; time += 1) {
    await act(time);
    await settled();
  }
  const after = await spent();
  const all = await page.evaluate(() => [...window.interactions.values()]);
  const drawn = await page.evaluate(() => window.drawn);
  const parts = PARTS.map((part, place) => [part, ((after[place] - before[place]) * 1000) / times]);
  return { times, all, drawn, parts: Object.fromEntries(parts), requests: [...asked] };
}

/** The values that show something and are not chosen, by their links. */
const choices = () =>
  rows.evaluateAll((links) =>
    links
      .filter((link) => !link.hasAttribute("aria-current") && link.querySelector(".facet__count")?.textContent !== "0")
      .map((link) => link.getAttribute("href")),
  );

// Three filters are chosen one after the other and taken back one after the other: something is always found, because a search in
// vain is told to the server.
const addresses = [];
const clicks = await measured(CLICKS, async (time) => {
  const { pathname, search, href: before } = new URL(page.url());
  const back = time % 6 >= 3;
  const all = back ? [] : await choices();
  const to = back ? addresses.pop() : all[(time * 7) % all.length];
  if (!back) addresses.push(pathname + search);
  await page.locator(`a.facet__row[href=${JSON.stringify(to)}]:visible`).first().click();
  await page.waitForURL((url) => url.href !== before);
});
await page.goto(`${origin}/san-pham`);
await page.locator("html[data-catalogue]").waitFor({ state: "attached" });
const field = page.locator("input[name=q]:visible").first();
await field.click();
await page.keyboard.type("mam");
await page.getByRole("option").first().waitFor();
await field.fill("");
const keys = await measured(TEXT.length, (time) => page.keyboard.press(TEXT[time] === " " ? "Space" : TEXT[time]));

console.log(JSON.stringify({ clicks, keys }));
await browser.close();
