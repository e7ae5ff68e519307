package io.quiver.planner.system;

import java.util.TreeMap;

/** The session's settings. */
final class SettingViews {
  private static final String COLUMNS = "SETTING_NAME, SETTING_VALUE";

  static final SystemView INFORMATION_SCHEMA_SETTINGS =
      SystemView.information("SETTINGS", COLUMNS, SettingViews::settings);

  static final SystemView SYS_SETTINGS =
      SystemView.sys("SETTINGS", COLUMNS, SettingViews::settings);

  private SettingViews() {}

  private static void settings(Reading reading, SystemRows rows) {
    new TreeMap<>(reading.settings()).forEach((name, value) -> rows.add(name, value));
  }
}
