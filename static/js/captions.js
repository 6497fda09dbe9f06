// Whether captions are shown: one choice for the whole site. Shown until somebody says no.
import { remembered } from "./remembered.js";

const captions = remembered("captions");

/** True while what is said is to be read on the picture. */
export const areOn = () => captions.chosen() !== "off";

/** Remembers the choice and tells every player; calls a listener at every change. */
export const { set, onChange } = captions;
