package dev.valvejdbc.fleet.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds the applications of the simulated store: games of the fleet and thousands made up. */
public final class Apps {
  private static final int MADE_UP = 6_000;
  private static final long FIRST_MADE_UP = 3_000_000_000L;
  private static final long DAY = 86_400;
  private static final List<String> ADJECTIVES =
      List.of("Quiet", "Broken", "Ämber", "Hollow", "Last", "Tiny", "\"Grand\"", "Paper", "Cobalt");
  private static final List<String> NOUNS =
      List.of("Harbour", "Orbit", "Kitchen", "Lanterns", "Tundra", "Railway", "Oracle", "Moths");

  /** Tells what an application is. */
  public enum Kind {
    GAME,
    DLC,
    SOFTWARE,
    VIDEO,
    HARDWARE
  }

  /**
   * Describes an application.
   *
   * @param modified seconds since 1970
   * @param change the number of the last change of its price
   * @param free whether it costs nothing
   */
  public record App(long id, String name, Kind kind, long modified, int change, boolean free) {}

  private final TreeMap<Long, App> byId = new TreeMap<>();

  /**
   * Makes the store.
   *
   * @param listed titles by id of applications that servers run, for those that are no game of ours
   */
  public Apps(long seed, Map<Long, String> listed) {
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
    listed.forEach(
        (id, title) -> {
          if (!has(id)) {
            add(seed, id, title, Kind.GAME, false);
          }
        });
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
    long modified = FleetWorld.NOW - DAY * dice.below(2_000, "modified");
    byId.put(id, new App(id, name, kind, modified, 1_000 + dice.below(9_000_000, "price"), free));
  }

  /** Whether there is an application of an id. */
  public boolean has(long id) {
    return byId.containsKey(id);
  }

  /** Tells the version of an application that is required now. */
  public static int version(long id, long seed) {
    return 10_000 + new Dice(seed, (int) id).below(5_000, "version");
  }

  /** Tells the name of an application; "" if there is none. */
  public String name(long id) {
    App app = byId.get(id);
    return app == null ? "" : app.name();
  }

  /** Lists the applications with larger ids, in order. */
  public Iterable<App> behind(long id) {
    return byId.tailMap(id, false).values();
  }

  /** Lists the games that an account owns. */
  public List<App> of(Dice account) {
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
