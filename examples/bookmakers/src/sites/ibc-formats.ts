import { ODDS_FORMATS, ODDS_FORMAT_NAMES, type OddsFormat } from "../odds-format.ts";

/** The site's own code for each odds format. */
export const IBC_FORMAT_CODES: Readonly<Record<OddsFormat, string>> = {
  MY: "4",
  HK: "2",
  ID: "3",
  DE: "1",
  US: "5",
};

/** What the site's select of the odds format has. */
export const IBC_FORMAT_OPTIONS: readonly { readonly value: string; readonly text: string }[] =
  ODDS_FORMATS.map((format) => ({
    value: IBC_FORMAT_CODES[format],
    text: ODDS_FORMAT_NAMES[format],
  }));
