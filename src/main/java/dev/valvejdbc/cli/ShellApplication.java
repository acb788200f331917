package dev.valvejdbc.cli;

import sqlline.Application;
import sqlline.BuiltInProperty;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/** Sets what sqlline says and does as our shell; sqlline makes it by its name. */
public final class ShellApplication extends Application {
  @Override
  public String getInfoMessage() {
    return "valve-jdbc: end a statement with ; · !tables lists tables · !describe TABLE its columns"
        + " · !quit leaves";
  }

  @Override
  public SqlLineOpts getOpts(SqlLine shell) {
    SqlLineOpts options = super.getOpts(shell);
    options.set(BuiltInProperty.PROMPT, "valve> ");
    options.set(BuiltInProperty.ISOLATION, "TRANSACTION_NONE");
    return options;
  }
}
