// Draws the figures of data-source, again every data-every seconds while the page is seen.
(() => {
  "use strict";

  const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
  const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
  const clockWithSeconds =
    new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

  // Counts of things have no halves.
  const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 100000];

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const known = (value) => (value === null || value === undefined ? "–" : number.format(value));

  // Bars stand on each other: each is drawn up to the sum of those below it.
  const stacked = (lines) => {
    const sums = lines[0] ? lines[0].values.map(() => 0) : [];
    return lines.map((line) => line.values.map((value, i) => (sums[i] += value ?? 0))).reverse();
  };

  const ownColour = (name) => colour(`--chart-of-${name.replaceAll(" ", "-")}`);

  // Without a cursor on the chart, the latest value is told.
  const line = (name, i) => ({
    label: name,
    stroke: ownColour(name) || colour(`--chart-${i + 1}`),
    width: 2,
    points: { show: false },
    value: (plot, value, series, at) => known(at === null ? plot.data[series].at(-1) : value),
  });

  const bar = (lines) => (shown, i) => ({
    label: shown.name,
    fill: ownColour(shown.name),
    stroke: ownColour(shown.name),
    width: 0,
    paths: uPlot.paths.bars({ size: [0.7, 24] }),
    points: { show: false },
    value: (plot, value, series, at) => known(at === null ? null : lines[lines.length - 1 - i].values[at]),
  });

  const options = (box, lines, bars) => {
    const axis = { stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
    return {
      width: box.clientWidth,
      height: 200,
      cursor: { drag: { x: false, y: false }, y: false },
      scales: { y: { range: (plot, low, high) => [0, Math.max((high ?? 0) * 1.1, 1)] } },
      axes: [
        { ...axis, space: 80, values: (plot, times) => times.map((at) => clock.format(at * 1000)) },
        { ...axis, size: 56, ...(bars && { incrs: WHOLE }), values: (plot, values) => values.map((value) => number.format(value)) },
      ],
      series: [
        {
          label: "At",
          value: (plot, at) =>
            at !== null ? clockWithSeconds.format(at * 1000)
              : bars ? "–" : clockWithSeconds.format(plot.data[0].at(-1) * 1000),
        },
        ...(bars ? lines.toReversed().map(bar(lines)) : lines.map((it, i) => line(it.name, i))),
      ],
    };
  };

  const watch = (box) => {
    const bars = box.dataset.kind === "bars";
    let plot = null;
    let drawn = "";

    const forget = () => {
      plot?.destroy();
      plot = null;
    };

    const say = (words) => {
      forget();
      drawn = "";
      box.textContent = words;
    };

    const draw = ({ at, lines }) => {
      if (at.length < 2 || lines.length === 0) {
        say("Figures come within half a minute.");
        return;
      }
      const data = [at, ...(bars ? stacked(lines) : lines.map((it) => it.values))];
      const names = lines.map((it) => it.name).join();
      if (plot === null || drawn !== names || bars) {
        forget();
        box.replaceChildren();
        plot = new uPlot(options(box, lines, bars), data, box);
        drawn = names;
      } else {
        plot.setData(data);
      }
    };

    const refresh = async () => {
      if (document.hidden) {
        return;
      }
      try {
        // Whoever has to sign in again is told so, as htmx is.
        const answer = await fetch(box.dataset.source, { headers: { "HX-Request": "true" } });
        if (!answer.ok) {
          throw new Error(answer.status);
        }
        draw(await answer.json());
      } catch {
        say("The figures cannot be read now.");
      }
    };

    new ResizeObserver(() => plot?.setSize({ width: box.clientWidth, height: 200 })).observe(box);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      say("");
      refresh();
    });
    document.addEventListener("visibilitychange", refresh);
    setInterval(refresh, Number(box.dataset.every) * 1000);
    refresh();
  };

  document.querySelectorAll(".plot[data-source]").forEach(watch);
})();
