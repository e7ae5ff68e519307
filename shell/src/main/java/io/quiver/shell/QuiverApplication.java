package io.quiver.shell;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import sqlline.Application;
import sqlline.BuiltInProperty;
import sqlline.PromptHandler;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/** What makes sqlline Quiver's shell: driver, defaults, prompt. Created by sqlline by its name. */
public final class QuiverApplication extends Application {
  @Override
  public String getInfoMessage() {
    return "Quiver SQL shell. Statements end with ;   !tables  !describe T  !outputformat csv "
        + " !help  !quit";
  }

  @Override
  public List<String> allowedDrivers() {
    return List.of("io.quiver.driver.QuiverDriver");
  }

  @Override
  public Collection<String> getConnectionUrlExamples() {
    return List.of("jdbc:quiver:./data/kg", "jdbc:quiver:mem:");
  }

  @Override
  public SqlLineOpts getOpts(SqlLine sqlline) {
    SqlLineOpts opts = super.getOpts(sqlline);
    opts.set(BuiltInProperty.ISOLATION, "TRANSACTION_READ_COMMITTED");
    opts.set(
        BuiltInProperty.HISTORY_FILE,
        Path.of(System.getProperty("user.home"), ".quiver_history").toString());
    opts.set(BuiltInProperty.MAX_WIDTH, 160);
    opts.set(BuiltInProperty.MAX_COLUMN_WIDTH, 60);
    opts.set(BuiltInProperty.NULL_VALUE, "NULL");
    return opts;
  }

  @Override
  public PromptHandler getPromptHandler(SqlLine sqlline) {
    return new QuiverPrompt(sqlline);
  }
}
