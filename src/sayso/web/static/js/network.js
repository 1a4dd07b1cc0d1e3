// The picture of who cites whom. The table below it says the same, so the page is whole without it.
(() => {
  "use strict";
  const box = document.getElementById("network-picture");
  if (!box || typeof cytoscape !== "function") return;
  const panel = document.getElementById("network-panel");
  const said = document.getElementById("network-said");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const counted = (n, one, many) => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    if (text !== null) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  // Colours are the page's own, so the picture follows the theme. A property that holds light-dark()
  // is only settled where it is used.
  const probe = element("span", null, { hidden: "" });
  box.after(probe);
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  // How much of the picture's own measure a pixel is when all of it is in view: letters and lines are
  // told in pixels of that, whatever the size of the network.
  let unit = 1;
  // More names than these would only cover each other; the rest are named when pointed at.
  let mostNamed = 24;
  const GAP = 160;
  const look = () => [
    { selector: "node", style: {
      label: "data(label)", width: (node) => node.data("size") * unit, height: (node) => node.data("size") * unit, shape: "ellipse",
      "background-color": colour("--net-person"), "border-width": 1.5 * unit, "border-color": colour("--net-edge-strong"),
      color: colour("--ink"), "font-size": 12 * unit, "font-family": getComputedStyle(box).fontFamily,
      "text-valign": "bottom", "text-margin-y": 3 * unit, "text-wrap": "wrap", "text-max-width": 120 * unit,
      "text-background-color": colour("--net-ground"), "text-background-opacity": 0.85,
      "text-background-padding": 1.5 * unit, "text-background-shape": "round-rectangle", "min-zoomed-font-size": 7 } },
    { selector: `node[rank > ${mostNamed}]`, style: { "text-opacity": 0, "text-background-opacity": 0 } },
    { selector: "node.named", style: { "text-opacity": 1, "text-background-opacity": 0.85 } },
    { selector: "node[type = 'outlet']", style: {
      shape: "round-rectangle", "background-color": colour("--net-outlet"), "font-weight": 700 } },
    { selector: "node[type = 'organisation']", style: {
      shape: "diamond", "background-color": colour("--net-organisation") } },
    { selector: "edge", style: {
      width: (edge) => edge.data("width") * unit, "line-color": colour("--net-edge"), "curve-style": "bezier",
      "target-arrow-shape": "triangle", "target-arrow-color": colour("--net-edge"), "arrow-scale": 0.8 } },
    { selector: ".far", style: { opacity: 0.15 } },
    { selector: ".near", style: {
      "line-color": colour("--net-edge-strong"), "target-arrow-color": colour("--net-edge-strong") } },
    { selector: "edge.near", style: {
      label: "data(count)", "font-size": 11 * unit, color: colour("--ink"), "text-background-color": colour("--net-ground"),
      "text-background-opacity": 1, "text-background-padding": 2 * unit } },
    { selector: "node.chosen", style: { "border-width": 4 * unit, "border-color": colour("--accent") } },
    { selector: ":active", style: { "overlay-opacity": 0.1 } },
  ];

  // Lay the parts that are not tied to each other beside each other in the shape of the box, the
  // largest first, then settle how large a pixel is.
  const fill = (cy) => {
    const shape = Math.max(0.3, box.clientWidth / Math.max(1, box.clientHeight));
    // In a box that is taller than wide, all of this is done lying on its side.
    const upright = shape < 1;
    const want = upright ? 1 / shape : shape;
    const parts = cy.elements().components().sort((a, b) => b.nodes().length - a.nodes().length);
    const area = parts.reduce((sum, one) => sum + one.nodes().length, 0);
    let [left, top, column, tallest] = [0, 0, 0, 0];
    parts.forEach((one, index) => {
      const share = one.nodes().length / area;
      const around = one.nodes().boundingBox({ includeLabels: false });
      // The largest lies along the box and leaves a column for the others, which stand as they are.
      const turned = index === 0 ? around.w < around.h : upright;
      const [w, h] = turned ? [around.h, around.w] : [around.w, around.h];
      const aspect = index === 0 ? want * Math.max(0.5, share) : w / Math.max(1, h);
      const stretch = Math.sqrt(Math.min(2.5, Math.max(0.4, aspect / (Math.max(w, 1) / Math.max(h, 1)))));
      const scale = index === 0 ? 1 : 0.7;
      const [wide, high] = [w * stretch * scale + GAP, (h / stretch) * scale + GAP];
      if (index > 0 && top + high > tallest) [left, top, column] = [left + column, 0, 0];
      one.nodes().positions((node) => {
        const { x, y } = node.position();
        const [across, down] = turned ? [y - around.y1, x - around.x1] : [x - around.x1, y - around.y1];
        const [along, beside] = [left + across * stretch * scale, top + (down / stretch) * scale];
        return upright ? { x: beside, y: along } : { x: along, y: beside };
      });
      [column, top] = [Math.max(column, wide), top + high];
      if (index === 0) [left, top, column, tallest] = [wide, 0, 0, high];
    });
    whole(cy);
    // Making room takes room, which makes pixels larger: twice is enough.
    for (const turn of [1, 2]) {
      unit = 1 / cy.zoom();
      part(cy, turn === 1 ? 120 : 60);
      whole(cy);
    }
    unit = 1 / cy.zoom();
    cy.style(look());
  };

  // Push names and shapes apart that would cover each other.
  const part = (cy, rounds) => {
    const boxes = cy.nodes().map((node) => {
      const size = node.data("size");
      const named = node.data("rank") <= mostNamed || node.data("type") === "outlet";
      const letters = named ? Math.min(120, node.data("label").length * 6.4) : 0;
      const tall = named ? size + 18 * Math.ceil((node.data("label").length * 6.4) / 120) : size;
      return { ...node.position(), node, w: (Math.max(size, letters) + 8) * unit, h: (tall + 6) * unit, drop: ((tall - size) / 2) * unit };
    });
    for (let round = 0; round < rounds; round += 1) {
      let moved = false;
      for (let i = 0; i < boxes.length; i += 1) {
        for (let j = i + 1; j < boxes.length; j += 1) {
          const [one, other] = [boxes[i], boxes[j]];
          const across = other.x - one.x;
          const down = other.y + other.drop - one.y - one.drop;
          const overX = (one.w + other.w) / 2 - Math.abs(across);
          const overY = (one.h + other.h) / 2 - Math.abs(down);
          if (overX <= 0 || overY <= 0) continue;
          moved = true;
          if (overX < overY) {
            const by = (overX / 2) * (across < 0 ? -1 : 1);
            one.x -= by;
            other.x += by;
          } else {
            const by = (overY / 2) * (down < 0 ? -1 : 1);
            one.y -= by;
            other.y += by;
          }
        }
      }
      if (!moved) break;
    }
    cy.batch(() => boxes.forEach(({ node, x, y }) => node.position({ x, y })));
  };
  const whole = (cy) => cy.fit(cy.elements(), 48);

  const draw = (network) => {
    const most = Math.max(1, ...network.nodes.map((node) => node.statements));
    const heaviest = Math.max(1, ...network.edges.map((edge) => edge.count));
    const turn = (Math.PI * 2) / Math.max(1, network.nodes.length);
    const ranked = [...network.nodes].sort((a, b) => b.statements - a.statements);
    const rank = new Map(ranked.map((node, index) => [node.id, index + 1]));
    const nodes = network.nodes.map((node, index) => ({
      data: { ...node, rank: rank.get(node.id), size: (9 + 25 * Math.sqrt(node.statements / most)) * (box.clientWidth < 600 ? 0.7 : 1) },
      // From the same places each time, so that the same library gives the same picture.
      position: { x: 400 * Math.cos(index * turn), y: 300 * Math.sin(index * turn) },
    }));
    const edges = network.edges.map((edge, index) => ({
      data: { ...edge, id: `edge${index}`, width: 0.8 + 3.4 * Math.sqrt(edge.count / heaviest) },
    }));
    const cy = cytoscape({
      container: box, elements: { nodes, edges }, style: look(), minZoom: 0.05, maxZoom: 8,
      userZoomingEnabled: false, boxSelectionEnabled: false, autounselectify: true,
      layout: {
        name: "cose", randomize: false, animate: false, nodeDimensionsIncludeLabels: false, componentSpacing: 60,
        idealEdgeLength: () => 80, nodeRepulsion: () => 120000, nodeOverlap: 12, gravity: 0.9, numIter: 2000,
      },
    });
    fill(cy);
    return cy;
  };

  const start = (given) => {
    const byId = new Map(given.nodes.map((node) => [node.id, node]));
    const network = { nodes: given.nodes, edges: given.edges.filter((edge) => byId.has(edge.source) && byId.has(edge.target)) };
    // Shown first, as a picture in a box without a size has none either.
    document.getElementById("network-stage").hidden = false;
    mostNamed = Math.max(8, Math.min(24, Math.round(box.clientWidth / 38)));
    const cy = draw(network);

    const chooser = (node, count, noun) => {
      const item = element("li", null);
      const button = element("button", node.label, { type: "button", class: "plain" });
      button.addEventListener("click", () => {
        choose(node.id);
        // The button is gone, and with it the place of whoever came by keyboard.
        panel.focus({ preventScroll: true });
        panel.scrollTop = 0;
      });
      item.append(button, element("span", noun(count), { class: "count" }));
      return item;
    };
    const list = (heading, rows, noun) => {
      if (!rows.length) return [];
      const made = element("ul", null, { class: "tally" });
      for (const [node, count] of rows) made.append(chooser(node, count, noun));
      return [element("h3", `${heading} `), made];
    };
    const statements = (count) => counted(count, "statement", "statements");
    const short = (count) => count.toLocaleString("en-GB");

    const show = (elements, padding) => {
      // Nearer than this, letters are larger than the page's.
      const around = elements.boundingBox();
      const fits = Math.min((box.clientWidth - 2 * padding) / around.w, (box.clientHeight - 2 * padding) / around.h);
      const zoom = Math.min(fits, 1.35 / unit);
      const pan = {
        x: box.clientWidth / 2 - (zoom * (around.x1 + around.x2)) / 2,
        y: box.clientHeight / 2 - (zoom * (around.y1 + around.y2)) / 2,
      };
      if (still) cy.viewport({ zoom, pan });
      else cy.stop().animate({ zoom, pan, duration: 300, easing: "ease-in-out" });
    };

    const overview = () => {
      const rows = [...network.nodes].sort((a, b) => b.statements - a.statements);
      panel.replaceChildren(
        element("h2", "In the picture"),
        element("p", "Choose a name here or in the picture to see who quotes them and whom they quote.", { class: "soft" }),
        ...list("By statements", rows.map((node) => [node, node.statements]), short),
      );
    };

    const clear = () => {
      cy.elements().removeClass("far near chosen named");
      show(cy.elements(), 48);
      overview();
      delete panel.dataset.chosen;
      said.textContent = "All shown.";
    };

    const choose = (id) => {
      const node = byId.get(id);
      const drawn = cy.getElementById(id);
      if (!node || drawn.empty()) return;
      const around = drawn.closedNeighborhood();
      cy.elements().removeClass("near chosen named").addClass("far");
      around.removeClass("far").addClass("named");
      drawn.connectedEdges().addClass("near");
      drawn.addClass("chosen");
      show(around, 90);

      panel.dataset.chosen = id;
      const [kind, ...rest] = id.split(":");
      const name = rest.join(":");
      const links = element("ul", null, { class: "links" });
      const link = (text, href) => {
        const item = element("li", null);
        item.append(element("a", text, { href }));
        links.append(item);
      };
      if (kind === "person") {
        link("Everything they are said to have said", `/people/${encodeURIComponent(name)}`);
        link("Draw the network around them", `/network?person=${encodeURIComponent(name)}`);
      } else if (name !== "no outlet") {
        link("Statements in this outlet", `/search?outlet=${encodeURIComponent(name)}`);
        link("Reports of this outlet", `/?outlet=${encodeURIComponent(name)}`);
        link("Draw this outlet alone", `/network?outlet=${encodeURIComponent(name)}`);
      }
      const of = (from, to) => network.edges.filter((edge) => edge[from] === id)
        .sort((a, b) => b.count - a.count).map((edge) => [byId.get(edge[to]), edge.count]).filter(([other]) => other);
      const back = element("button", "Show all again", { type: "button", class: "back" });
      back.addEventListener("click", () => {
        clear();
        panel.focus({ preventScroll: true });
      });
      panel.replaceChildren(
        element("h2", node.label),
        element("p", `${node.type[0].toUpperCase()}${node.type.slice(1)}, ${statements(node.statements)}`, { class: "soft" }),
        links,
        ...list("Hands on what they say", of("source", "target"), short),
        ...list("Is quoted by", of("target", "source"), short),
        back,
      );
      said.textContent = `${node.label}: ${statements(node.statements)}, tied to ${counted(around.nodes().length - 1, "other", "others")}.`;
    };

    cy.on("mouseover", "node", (event) => event.target.addClass("named"));
    cy.on("mouseout", "node", (event) => {
      if (event.target.hasClass("far") || !panel.dataset.chosen) event.target.removeClass("named");
    });
    cy.on("tap", "node", (event) => choose(event.target.id()));
    cy.on("tap", (event) => { if (event.target === cy) clear(); });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !document.querySelector("dialog[open]")) clear();
    });

    // The wheel scrolls the page until the picture is pressed; then it zooms until the pointer leaves.
    box.addEventListener("pointerdown", () => cy.userZoomingEnabled(true), true);
    box.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") cy.userZoomingEnabled(false); });
    const zoom = (factor) => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: box.clientWidth / 2, y: box.clientHeight / 2 } });
    document.getElementById("network-in").addEventListener("click", () => zoom(1.3));
    document.getElementById("network-out").addEventListener("click", () => zoom(1 / 1.3));
    document.getElementById("network-fit").addEventListener("click", () => whole(cy));
    const restyle = () => cy.style(look());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
    new MutationObserver(restyle).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
    new ResizeObserver(() => { cy.resize(); }).observe(box);

    overview();
    const wanted = box.dataset.chosen;
    if (wanted) choose(wanted);
    box.dataset.ready = "yes";
  };

  fetch(box.dataset.source, { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .then((network) => { if (network.nodes.length) start(network); })
    .catch((error) => {
      console.error(error);
      document.getElementById("network-stage").hidden = true;
      said.textContent = "The picture could not be drawn. The table below says the same.";
    });
})();
