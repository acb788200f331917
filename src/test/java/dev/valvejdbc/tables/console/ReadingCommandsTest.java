package dev.valvejdbc.tables.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.captures.Shared;
import dev.valvejdbc.options.RconMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads is a list: every other command of every recorded game is refused. */
class ReadingCommandsTest {
  /** Those of GoldSrc list variables alone. */
  private static final Set<String> TELL_COMMANDS = Set.of("tf2", "l4d2", "nmrih", "cs2");

  private static String cvarlist(String game) throws Exception {
    Path file = Shared.folder("captures/cvarlist-masked").resolve(game + ".txt");
    return Files.readString(file, UTF_8);
  }

  /** Whether a console that lists this would be sent the command. */
  private static boolean isSent(ConsoleVariables.Names names, String command) {
    if (CommandRule.refusal(RconMode.READ, command) != null) {
      return false;
    }
    String variable = CommandRule.variable(RconMode.READ, command);
    return variable == null || names.variables().contains(variable);
  }

  /** Commands of a recorded list, read without our parser: the second column says so. */
  private static Set<String> commands(String cvarlist) {
    Set<String> commands = new TreeSet<>();
    for (String line : cvarlist.lines().toList()) {
      String[] columns = line.split(" : ", 3);
      if (columns.length == 3 && columns[1].strip().equals("cmd")) {
        commands.add(columns[0].strip());
      }
    }
    return commands;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tf2", "l4d2", "nmrih", "cs2", "cs", "vs", "opfor", "sven"})
  void everyRecordedCommandThatIsNotInTheListIsRefused(String game) throws Exception {
    String list = cvarlist(game);
    ConsoleVariables.Names names = ConsoleVariables.Names.of(list);
    Set<String> commands = commands(list);
    assertThat(commands.isEmpty()).isEqualTo(!TELL_COMMANDS.contains(game));
    for (String command : commands) {
      boolean reads = ReadingCommands.all().containsKey(command.toLowerCase(java.util.Locale.ROOT));
      assertThat(isSent(names, command)).as(command).isEqualTo(reads);
      assertThat(isSent(names, command.toUpperCase(java.util.Locale.ROOT)))
          .as(command)
          .isEqualTo(reads);
      if (!reads) {
        assertThat(isSent(names, command + " 1")).as(command).isFalse();
      }
    }
  }

  /** Every bare word that one game calls a command is refused by each other game, too. */
  @Test
  void aCommandOfAnotherGameIsRefusedUnlessItIsAVariableHere() throws Exception {
    for (String game : TELL_COMMANDS) {
      ConsoleVariables.Names names = ConsoleVariables.Names.of(cvarlist(game));
      for (String other : TELL_COMMANDS) {
        for (String command : commands(cvarlist(other))) {
          String lower = command.toLowerCase(java.util.Locale.ROOT);
          boolean sent = isSent(names, command);
          assertThat(sent && !ReadingCommands.all().containsKey(lower))
              .as(command)
              .isEqualTo(sent && names.variables().contains(lower));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tf2", "l4d2", "nmrih", "cs2", "cs", "vs", "opfor", "sven"})
  void variablesThatAreNoSecretsMayBeReadAndNotSet(String game) throws Exception {
    ConsoleVariables.Names names = ConsoleVariables.Names.of(cvarlist(game));
    assertThat(names.variables()).contains("hostname").hasSizeGreaterThan(200);
    assertThat(isSent(names, "hostname")).isTrue();
    for (String variable : names.variables()) {
      assertThat(isSent(names, variable + " 1")).as(variable).isFalse();
      if (SecretVariables.isSecret(variable)) {
        assertThat(isSent(names, variable)).as(variable).isFalse();
      }
    }
  }

  @Test
  void eachCommandOfTheListWasCheckedForTheGamesThatItNames() throws Exception {
    for (ReadingCommands.Command command : ReadingCommands.all().values()) {
      for (String game : command.games()) {
        if (!game.equals("goldsrc")) {
          assertThat(commands(cvarlist(game))).as(game).contains(command.name());
        }
      }
      assertThat(command.games()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sv_shutdown",
        "sv_crash",
        "mp_warmup_end",
        "mp_backup_restore_load_file",
        "cvarlist log x",
        "quit",
        "exit",
        "_restart",
        "exec",
        "rcon_password",
        "sv_password",
        "status;quit",
        "echo hi;quit",
        "echo \"hi",
        "status\nquit",
        "echo hi\u0085",
        "+use",
        "-use",
        "",
        " "
      })
  void whatIsNoVariableOfTheConsoleIsRefused(String command) {
    ConsoleVariables.Names names =
        ConsoleVariables.Names.of(
            "CVar List\n--------------\nsv_gravity :      800, sv\nsv_shutdown :      cmd\n");
    assertThat(isSent(names, command)).isFalse();
    assertThat(isSent(names, "sv_gravity")).isTrue();
    assertThat(isSent(names, "echo some text")).isTrue();
  }

  @Test
  void valuesOfSecretsAreMaskedInWhatIsPrinted() {
    assertThat(SecretVariables.masked("rcon_password                            : sEcrEt77 :  : x"))
        .isEqualTo("rcon_password                            : (not shown)");
    assertThat(SecretVariables.masked("\"sv_password\" = \"sEcrEt77\" ( def. \"\" )"))
        .doesNotContain("sEcrEt77");
    assertThat(SecretVariables.masked("\"hostname\" = \"pass it on\""))
        .isEqualTo("\"hostname\" = \"pass it on\"");
  }
}
