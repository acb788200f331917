package dev.valvejdbc.cli.shell;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the commands of other shells are here: another command, or a sentence. */
final class Aliases {
  private static final String ONE_CONNECTION =
      "This shell has one connection; start another with valve-sql --url \"jdbc:valve:…\".";
  private static final String READS_ONLY =
      "Game servers are only read; there is nothing to put in.";
  private static final String TO_FILE =
      "\\copy (query) TO file.csv writes rows to a file; valve-sql -e \"…\" > file writes all.";
  private static final String PROPERTIES =
      "SET timeout = 1s changes a setting, and SHOW VARIABLES lists them; other properties stand in"
          + " the URL, such as jdbc:valve:fleet=20; \\pset format sets how rows are printed.";
  private static final String OTHER_TERMINAL = "Other programs run in another terminal.";

  private final Map<String, String> commands = new HashMap<>();
  private final Map<String, String> sentences = new HashMap<>();

  Aliases() {
    same("\\?", "help .help !help \\h \\help ?");
    same("\\q", "exit quit .exit .quit !exit !quit \\quit !q");
    same("\\dv", "\\dv+ \\dm");
    same("\\dt", ".tables !tables \\dti .table \\dt+ \\d+");
    same("\\d", ".schema .inspect !describe !columns .describe .columns !indexes");
    same("\\df", ".functions !functions \\df+ !procedures");
    same("\\dn", "\\l .databases .connections .schemas !schemas \\dn+ \\l+");
    same("\\x", ".expanded");
    same("\\timing", ".timer .timing");
    same("\\i", ".read !run \\ir !script");
    same("\\e", ".edit \\edit");
    same("\\watch", ".watch");
    same("\\copy", ".copy");
    same("\\p", "\\print");
    same("\\conninfo", ".show !dbinfo .version !metadata !status \\version !typeinfo");
    same("\\pset", ".mode !outputformat !set .output_format");
    same("\\echo", ".print .echo \\qecho \\warn");
    same("\\clear", "clear .clear");
    same("\\r", "!reconnect \\reset");
    say(
        ONE_CONNECTION,
        "\\c \\connect .open !connect !open !close !closeall !go .connect !list !all");
    say(READS_ONLY, ".import .restore .load !batch !commit !rollback !autocommit");
    say(TO_FILE, "\\o \\out .output .once !record .dump .export .save .backup \\g");
    say(PROPERTIES, "\\set \\unset .parameter .cache .search_path .search_path_prefix !properties");
    say("All rows are shown, a page at a time; LIMIT 20 shows fewer.", ".maxrows .rows");
    say("A statement has as many lines as you like: a semicolon ends it.", ".multi");
    say(
        "A null is shown dimmed, as NULL, and as nothing in files; COALESCE(column, '-') shows a"
            + " text for it.",
        ".nullvalue");
    say("Columns are as wide as what is in them; \\x shows rows upright.", ".width .maxwidth \\S");
    say(
        "\\pset format csv separates by commas; valve-sql -e \"…\" has options for others.",
        ".separator");
    say(OTHER_TERMINAL, "\\! .shell .system !sh .cd \\cd");
    say(
        "There are no users and rights; who may connect to a served driver is in --users.",
        "\\du \\dp \\dg \\z");
    say(
        "There are no indexes: a table that has a key is read by it.",
        "\\di \\ds .indexes .indices");
    say("Tab completes, always.", ".autocomplete");
    say("Names of columns are always shown.", ".headers .header \\t \\a \\f");
    say(
        "The arrow keys bring back what was typed; Ctrl-R searches it.",
        "\\s !history .history !rerun");
    say(
        "EXPLAIN SELECT … tells how a query runs; EXPLAIN ANALYZE runs it, and tells what it took.",
        ".eqp .explain !nativesql");
    say("Texts are UTF-8.", "\\encoding .encoding");
    say("Completion reads what there is; \\r reads it anew.", "!rehash .refresh");
  }

  private void same(String command, String others) {
    for (String other : others.split(" ", -1)) {
      commands.put(other, command);
    }
  }

  private void say(String sentence, String others) {
    for (String other : others.split(" ", -1)) {
      sentences.put(other, sentence);
    }
  }

  /** The command of ours that a word means; the word itself where it is none of another shell. */
  String command(String word) {
    return commands.getOrDefault(word, word);
  }

  /** What is said to a word of another shell; null for one that does something here. */
  @Nullable String sentence(String word) {
    return sentences.get(word);
  }
}
