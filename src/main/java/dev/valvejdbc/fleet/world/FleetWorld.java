package dev.valvejdbc.fleet.world;

import dev.valvejdbc.fleet.world.Behaviour.ChallengePolicy;
import dev.valvejdbc.fleet.world.Behaviour.SplitForm;
import dev.valvejdbc.protocol.a2s.ExtraData;
import dev.valvejdbc.protocol.a2s.Mod;
import dev.valvejdbc.protocol.a2s.Platform;
import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.ServerType;
import dev.valvejdbc.protocol.a2s.Ship;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Derives what each simulated server would say from a seed and the server's index. */
public final class FleetWorld {
  /** The time in the simulated world: seconds since 1970, always the same. */
  public static final long NOW = 1_750_000_000;

  /** The port at which each server plays, and answers where its address is its own. */
  public static final int PORT = 27_015;

  private static final int ALL_FIELDS = 0xb1;
  private static final long FIRST_STEAM_ID = 90_071_996_842_377_216L;
  private static final List<String> PLACES =
      List.of("Berlin", "Lyon", "Kraków", "Chicago", "São Paulo", "東京", "Москва", "Sydney");
  private static final List<String> KINDS =
      List.of(
          "Casual",
          "24/7",
          "Pro",
          "No Mercy",
          "Family",
          "Night Owls",
          "Beginners",
          "\"Old\" Guard");
  private static final List<String> NAMES =
      List.of(
          "Ann",
          "bo'b",
          "Chuck \"C4\"",
          "Dört",
          "eve;--",
          "Frost",
          "G\tab",
          "ヒカリ",
          "Ivan",
          "jörg",
          "kat=1+1",
          "L33t",
          "Mia",
          "Ødegård",
          "🎮 pad",
          "Quinn",
          "Rex",
          "Søren",
          "Tux",
          "Uma");

  private FleetWorld() {}

  /**
   * Makes the server at a place in a fleet.
   *
   * @param index from 0
   */
  public static FleetServer server(int index, long seed) {
    Dice dice = new Dice(seed, index);
    Game game = dice.pick(Game.ALL, "game");
    if (game.appId() == Game.THE_SHIP && dice.percent(80, "another game")) {
      game = Game.ALL.get(0);
    }
    PlayerList players = players(dice, game);
    ServerInfo info = info(dice, index, game, players.players().size());
    return new FleetServer(
        index,
        game.folder() + "-" + (index + 1),
        info,
        players,
        rules(dice, game),
        behaviour(dice, game));
  }

  private static PlayerList players(Dice dice, Game game) {
    int count = dice.percent(40, "empty") ? 0 : 1 + dice.below(slots(dice), "players");
    List<Player> players = new ArrayList<>();
    boolean ship = game.appId() == Game.THE_SHIP;
    for (int i = 0; i < count; i++) {
      players.add(
          new Player(
              game.old() ? i + 1 : 0,
              dice.pick(NAMES, "name" + i) + (i < 3 ? "" : " " + i),
              dice.below(60, "score" + i) - 5,
              dice.below(36_000, "time" + i) / 4f,
              ship ? dice.below(9, "deaths" + i) : null,
              ship ? dice.below(5_000, "money" + i) : null));
    }
    return new PlayerList(count, players, false);
  }

  private static int slots(Dice dice) {
    return 8 * (1 + dice.below(4, "slots"));
  }

  private static ServerInfo info(Dice dice, int index, Game game, int players) {
    boolean oldLayout = game.old() && dice.percent(40, "old layout");
    String name = dice.pick(PLACES, "place") + " " + dice.pick(KINDS, "kind") + " #" + (index + 1);
    boolean plain = game.appId() == Game.THE_SHIP || oldLayout;
    return new ServerInfo(
        game.old() ? oldLayout ? 47 : 48 : 17,
        name,
        dice.pick(game.maps(), "map"),
        game.folder(),
        game.title(),
        oldLayout ? null : Long.valueOf(game.appId()),
        new ServerInfo.Seats(players, slots(dice), Math.min(players, dice.below(3, "bots"))),
        dice.percent(95, "dedicated") ? ServerType.DEDICATED : ServerType.LISTEN,
        dice.percent(70, "linux") ? Platform.LINUX : Platform.WINDOWS,
        dice.percent(10, "password"),
        dice.percent(90, "vac"),
        oldLayout ? null : "1." + dice.below(3, "version"),
        plain ? ExtraData.NONE : extra(dice, index, game),
        game.appId() == Game.THE_SHIP ? new Ship(1, 3, 60) : null,
        oldLayout ? new ServerInfo.OldLayout("127.0.0.1:27015", mod(dice)) : null,
        0);
  }

  private static ExtraData extra(Dice dice, int index, Game game) {
    return new ExtraData(
        ALL_FIELDS,
        PORT,
        FIRST_STEAM_ID + index,
        null,
        null,
        dice.percent(50, "alltalk") ? "alltalk,fleet" : "fleet",
        game.appId());
  }

  private static @Nullable Mod mod(Dice dice) {
    return dice.percent(50, "mod") ? new Mod("mod.example", "", 1, 184_000_000, true, true) : null;
  }

  private static RuleList rules(Dice dice, Game game) {
    List<Rule> rules = new ArrayList<>();
    rules.add(new Rule("mp_friendlyfire", dice.percent(15, "ff") ? "1" : "0"));
    rules.add(new Rule("mp_timelimit", String.valueOf(10 * (1 + dice.below(4, "time")))));
    for (int i = 0; i < 10 + dice.below(20, "rules"); i++) {
      rules.add(
          new Rule(game.folder() + "_setting_" + i, String.valueOf(dice.below(2, "rule" + i))));
    }
    rules.add(new Rule("sv_gravity", dice.percent(8, "gravity") ? "600" : "800"));
    rules.add(new Rule("sv_password", dice.percent(10, "password") ? "1" : "0"));
    return new RuleList(rules.size(), rules, false);
  }

  private static Behaviour behaviour(Dice dice, Game game) {
    SplitForm split =
        game.old()
            ? SplitForm.GOLDSRC
            : dice.pick(
                List.of(
                    SplitForm.NONE,
                    SplitForm.SOURCE,
                    SplitForm.SOURCE_WITHOUT_SIZE,
                    SplitForm.BZIP2),
                "split");
    return new Behaviour(
        dice.percent(4, "dead"),
        dice.percent(4, "slow") ? 100 + dice.below(200, "delay") : 0,
        dice.pick(List.of(ChallengePolicy.values()), "challenge"),
        dice.percent(10, "silent"),
        split,
        dice.percent(30, "shuffled"));
  }
}
