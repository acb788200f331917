package dev.valvejdbc.cli;

import java.util.Collection;
import java.util.Set;
import sqlline.Application;
import sqlline.BuiltInProperty;
import sqlline.CommandHandler;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/** Sets what sqlline says and does as our shell; sqlline makes it by its name. */
public final class ShellApplication extends Application {
  private static final Set<String> PRINT_URLS = Set.of("list", "reconnect");

  @Override
  public String getInfoMessage() {
    return "valve-jdbc: end a statement with ; · !tables lists tables · !describe TABLE its columns"
        + " · !quit leaves";
  }

  /** All but those that print the URL of a connection, which may hold secrets. */
  @Override
  public Collection<CommandHandler> getCommandHandlers(SqlLine shell) {
    return super.getCommandHandlers(shell).stream()
        .filter(h -> !PRINT_URLS.contains(h.getName()))
        .toList();
  }

  @Override
  public SqlLineOpts getOpts(SqlLine shell) {
    SqlLineOpts options = super.getOpts(shell);
    options.set(BuiltInProperty.PROMPT, "valve> ");
    options.set(BuiltInProperty.ISOLATION, "TRANSACTION_NONE");
    return options;
  }
}
