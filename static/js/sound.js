// Whether clips are heard: one choice for the whole site. Silent until somebody asks.
import { remembered } from "./remembered.js";

const sound = remembered("sound");

/** True when the member wants to hear clips. */
export const isOn = () => sound.chosen() === "on";

/** True while nothing was chosen on this device. */
export const isUndecided = () => sound.chosen() === null;

/** Remembers the choice and tells every player; calls a listener at every change. */
export const { set, onChange } = sound;
