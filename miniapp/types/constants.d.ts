/** Address of the server for the WeChat build, set when it is built; empty = the app works on its own. */
declare const API_BASE: string
