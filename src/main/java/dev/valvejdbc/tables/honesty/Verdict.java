package dev.valvejdbc.tables.honesty;

import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.tables.a2s.TrueCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a server's accounts. What differs within the ordinary (players who come and go, lists
 * some minutes old) counts for nothing.
 *
 * @param suspicious whether anything contradicts; null if there was nothing to compare
 * @param reason what does, as clauses; what was compared, if nothing does
 */
record Verdict(@Nullable Boolean suspicious, String reason) {
  private static final int ORDINARY_DIFFERENCE = 3;
  private static final int ORDINARY_OF_LIST = 10;
  private static final int FEWEST_ALIKE = 5;
  private static final double FAR_OFF = 3;
  private static final double ORDINARY_MILLIS = 30;

  @Nullable String word() {
    if (suspicious == null) {
      return null;
    }
    return suspicious ? "suspicious" : "consistent";
  }

  /** Judges; null where INFO is missing, without which there is nothing to compare. */
  static @Nullable Verdict of(Accounts accounts) {
    ServerInfo info = accounts.info();
    if (info == null) {
      return null;
    }
    List<String> doubts = new ArrayList<>();
    List<String> compared = new ArrayList<>();
    Integer rows = accounts.playerRows();
    if (rows != null) {
      compared.add("PLAYER");
      rows(info, accounts, rows, doubts);
      alike(accounts, doubts);
      bots(info, accounts.botRows(), doubts);
    }
    Integer listed = accounts.listedPlayers();
    if (listed != null) {
      compared.add("the list");
      listed(info, listed, doubts);
    }
    Double ping = accounts.pingMillis();
    Double region = accounts.regionPing();
    if (ping != null && region != null) {
      compared.add("the round trips of its region");
      distance(ping, region, doubts);
    }
    Region claimed = accounts.region();
    String continent = accounts.continent();
    if (claimed != null && claimed != Region.REST && continent != null) {
      compared.add("the place of its address");
      place(claimed, continent, doubts);
    }
    if (!doubts.isEmpty()) {
      return new Verdict(true, String.join("; ", doubts));
    }
    return compared.isEmpty()
        ? new Verdict(null, "there is nothing to compare INFO with")
        : new Verdict(false, "INFO agrees with " + String.join(", ", compared));
  }

  /** PLAYER counts bots, which INFO may leave out; neither counts beyond a byte. */
  private static void rows(ServerInfo info, Accounts accounts, int rows, List<String> doubts) {
    int said = TrueCounts.players(info);
    boolean uncountable = said >= 255 || rows >= 255;
    if (uncountable) {
      return;
    }
    Integer marked = accounts.botRows();
    Integer told = info.bots();
    int bots = Math.max(marked == null ? 0 : marked, told == null ? 0 : told);
    int most = Math.max(rows, accounts.announcedRows());
    if (most < said - Math.max(ORDINARY_DIFFERENCE, said / 4)) {
      doubts.add("INFO says " + said + " players, PLAYER lists " + rows);
    } else if (rows > said + bots + Math.max(ORDINARY_DIFFERENCE, rows / 4)) {
      doubts.add("PLAYER lists " + rows + " players, INFO says " + said);
    }
  }

  private static void alike(Accounts accounts, List<String> doubts) {
    List<Player> players = accounts.players() == null ? List.of() : accounts.players().players();
    boolean alike =
        players.size() >= FEWEST_ALIKE
            && players.get(0).duration() > 0
            && players.stream().map(Player::duration).distinct().count() == 1;
    if (alike) {
      doubts.add("all " + players.size() + " players came in the same instant");
    }
  }

  private static void bots(ServerInfo info, @Nullable Integer botRows, List<String> doubts) {
    Integer said = info.bots();
    if (said != null && botRows != null && botRows > said + ORDINARY_DIFFERENCE) {
      doubts.add("INFO says " + said + " bots, PLAYER marks " + botRows + " as bots");
    }
    if (said != null && said > info.players() + ORDINARY_DIFFERENCE && info.players() > 0) {
      doubts.add("INFO says " + said + " bots among " + info.players() + " players");
    }
  }

  private static void listed(ServerInfo info, int listed, List<String> doubts) {
    int said = TrueCounts.players(info);
    boolean wraps = said == 255 || (listed > 255) != (said > 255);
    int difference = Math.abs(listed - said);
    if (!wraps && difference > Math.max(ORDINARY_OF_LIST, Math.max(listed, said) / 2)) {
      doubts.add("the list says " + listed + " players, INFO says " + said);
    }
  }

  private static void place(Region claimed, String continent, List<String> doubts) {
    if (!continents(claimed).contains(continent)) {
      doubts.add("the list says region " + claimed.text() + ", its address is in " + continent);
    }
  }

  /** Where servers of a region may well be: regions and continents end in different places. */
  private static Set<String> continents(Region region) {
    return switch (region) {
      case NA_EAST, NA_WEST -> Set.of("NA");
      case SA -> Set.of("SA", "NA");
      case EU -> Set.of("EU", "AS");
      case AS -> Set.of("AS", "EU", "AF");
      case OC -> Set.of("OC", "AS");
      case AF -> Set.of("AF", "AS");
      case REST -> Set.of("AF", "AN", "AS", "EU", "NA", "OC", "SA");
    };
  }

  private static void distance(double ping, double region, List<String> doubts) {
    if (ping * FAR_OFF + ORDINARY_MILLIS < region || region * FAR_OFF + ORDINARY_MILLIS < ping) {
      doubts.add(
          "its round trip of "
              + Math.round(ping)
              + " ms is far from the "
              + Math.round(region)
              + " ms of others that claim its region");
    }
  }
}
