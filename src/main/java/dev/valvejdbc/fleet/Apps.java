package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The applications of the simulated store: the games of the fleet, and thousands made up. */
final class Apps {
  /** The time of the simulated service: seconds since 1970, always the same. */
  static final long NOW = 1_750_000_000;

  private static final int MADE_UP = 6_000;
  private static final long FIRST_MADE_UP = 3_000_000_000L;
  private static final long DAY = 86_400;
  private static final List<String> ADJECTIVES =
      List.of("Quiet", "Broken", "Ämber", "Hollow", "Last", "Tiny", "\"Grand\"", "Paper", "Cobalt");
  private static final List<String> NOUNS =
      List.of("Harbour", "Orbit", "Kitchen", "Lanterns", "Tundra", "Railway", "Oracle", "Moths");

  /** What an application is. */
  enum Kind {
    GAME,
    DLC,
    SOFTWARE,
    VIDEO,
    HARDWARE
  }

  /**
   * An application.
   *
   * @param modified seconds since 1970
   * @param free whether it costs nothing
   */
  record App(long id, String name, Kind kind, long modified, int change, boolean free) {}

  private final TreeMap<Long, App> byId = new TreeMap<>();

  Apps(long seed, List<ListEntry> entries) {
    for (Game game : Game.ALL) {
      boolean free = game.appId() == 440 || game.appId() == 730;
      add(seed, game.appId(), game.title(), Kind.GAME, free);
    }
    for (int i = 0; i < MADE_UP; i++) {
      long id = FIRST_MADE_UP + 10L * i; // above the largest int
      Dice dice = new Dice(seed, (int) id);
      String name = dice.pick(ADJECTIVES, "adjective") + " " + dice.pick(NOUNS, "noun") + " " + i;
      add(seed, id, name, kind(i), dice.percent(5, "free"));
    }
    for (ListEntry entry : entries) {
      if (!has(entry.appId())) {
        add(seed, entry.appId(), entry.info().game(), Kind.GAME, false);
      }
    }
  }

  private static Kind kind(int index) {
    if (index % 10 == 3) {
      return Kind.DLC;
    }
    return switch (index % 100) {
      case 17 -> Kind.SOFTWARE;
      case 27 -> Kind.VIDEO;
      case 37 -> Kind.HARDWARE;
      default -> Kind.GAME;
    };
  }

  private void add(long seed, long id, String name, Kind kind, boolean free) {
    Dice dice = new Dice(seed, (int) id);
    long modified = NOW - DAY * dice.below(2_000, "modified");
    byId.put(id, new App(id, name, kind, modified, 1_000 + dice.below(9_000_000, "price"), free));
  }

  boolean has(long id) {
    return byId.containsKey(id);
  }

  String name(long id) {
    App app = byId.get(id);
    return app == null ? "" : app.name();
  }

  /** The applications behind an id, by id. */
  Iterable<App> behind(long id) {
    return byId.tailMap(id, false).values();
  }

  /** The games that an account has, by id. */
  List<App> of(Dice account) {
    List<App> owned = new ArrayList<>();
    for (Game game : Game.ALL) {
      App app = byId.get(game.appId());
      if (app != null && account.percent(60, "owns " + app.id())) {
        owned.add(app);
      }
    }
    for (int i = 0; i < account.below(30, "games"); i++) {
      App app = byId.get(FIRST_MADE_UP + 10L * account.below(MADE_UP, "game " + i));
      if (app != null && app.kind() == Kind.GAME && !owned.contains(app)) {
        owned.add(app);
      }
    }
    return owned;
  }
}
