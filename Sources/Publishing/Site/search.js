// Looks through the names of the site while somebody types; nothing leaves the page.
"use strict";
(() => {
  const box = document.getElementById("search");
  const field = document.getElementById("q");
  const list = document.getElementById("found");
  if (!box || typeof names === "undefined") return;
  box.hidden = false;
  // Names are found in whichever letters they are typed: Cyrillic ones are read as Latin, and y as i.
  const cyrillic = "абвгдезиклмнопрстуфхцыэқңғүұөһәі";
  const latin = "abvgdeziklmnoprstufhcieqnguuohai";
  const more = { ж: "zh", ч: "ch", ш: "sh", щ: "shch", ю: "iu", я: "ia", ь: "", ъ: "" };
  const letter = (sign) => more[sign] ?? latin[cyrillic.indexOf(sign)];
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[\u0400-\u04ff]/g, (sign) => letter(sign) ?? sign)
      .replace(/y/g, "i").replace(/kh/g, "h").replace(/ts/g, "c");
  const folded = names.map(([, name, beside]) => fold(name + " " + beside));
  field.addEventListener("input", () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    const items = [];
    for (let i = 0; i < folded.length && words.length > 0 && items.length < 100; i++) {
      if (!words.every((word) => folded[i].includes(word))) continue;
      const [path, name, beside] = names[i];
      const link = document.createElement("a");
      link.href = path;
      link.textContent = name;
      link.className = "name";
      const item = document.createElement("li");
      item.append(link, beside ? " · " + beside : "");
      items.push(item);
    }
    if (words.length > 0 && items.length === 0) {
      const item = document.createElement("li");
      item.textContent = box.dataset.nothing;
      items.push(item);
    }
    list.replaceChildren(...items);
  });
})();
