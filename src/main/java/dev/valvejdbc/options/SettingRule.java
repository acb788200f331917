package dev.valvejdbc.options;

/** What SET may change of a connection. */
public enum SettingRule {
  /** All that can be set. */
  ANY,
  /** What bothers nobody else: the time zone, and time-outs that become shorter. */
  SHORTER
}
