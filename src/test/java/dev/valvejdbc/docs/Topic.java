package dev.valvejdbc.docs;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page is about.
 *
 * @param schema of tables; empty for functions
 * @param name of the page and of its file of examples
 * @param remarks what the driver says about it
 */
record Topic(Kind kind, String schema, String name, String remarks) {
  static final Path FOLDER = Path.of("docs", "tables");

  /** The page of all functions that are no tables. */
  static final Topic FUNCTIONS =
      new Topic(
          Kind.FUNCTIONS, "", "functions", "Functions over Steam ids, lists of tags and words.");

  private static final List<String> OF_STEAM =
      List.of(
          "IPlayerService_GetOwnedGames",
          "ISteamNews_GetNewsForApp",
          "ISteamRemoteStorage_GetPublishedFileDetails",
          "ISteamUserStats_GetNumberOfCurrentPlayers",
          "ISteamUserStats_GetPlayerAchievements",
          "ISteamUser_GetPlayerSummaries");

  enum Kind {
    TABLE,
    TABLE_FUNCTION,
    FUNCTIONS
  }

  /** All that has a page, in the order of the index. */
  static List<Topic> all(DatabaseMetaData meta) throws SQLException {
    List<Topic> topics = new ArrayList<>();
    for (String schema : List.of("valve", "diagnostics", "steam_api")) {
      try (ResultSet rs = meta.getTables(null, schema, "%", null)) {
        while (rs.next()) {
          String name = requireNonNull(rs.getString("TABLE_NAME"));
          if (!schema.equals("steam_api") || OF_STEAM.contains(name)) {
            topics.add(new Topic(Kind.TABLE, schema, name, rs.getString("REMARKS")));
          }
        }
      }
    }
    try (ResultSet rs = meta.getFunctions(null, "valve", "%")) {
      while (rs.next()) {
        if (rs.getInt("FUNCTION_TYPE") == DatabaseMetaData.functionReturnsTable) {
          String name = requireNonNull(rs.getString("FUNCTION_NAME"));
          topics.add(new Topic(Kind.TABLE_FUNCTION, "", name, rs.getString("REMARKS")));
        }
      }
    }
    topics.add(FUNCTIONS);
    return topics;
  }

  Path file() {
    return FOLDER.resolve(name + ".md");
  }

  /** How it is written in a statement. */
  String title() {
    return schema.isEmpty() || schema.equals("valve") ? name : schema + "." + name;
  }

  @Override
  public String toString() {
    return name;
  }
}
