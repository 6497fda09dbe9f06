// One clip's page: it plays when it is opened, if the browser and the visitor's settings allow.
import { one, whenReady } from "./dom.js";
import { listenForKeys } from "./keys.js";
import { Player } from "./player.js";

whenReady(() => {
  const player = new Player(one("[data-watch] .clip"));
  listenForKeys(() => player);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches && !document.hidden) player.play();
});
