package dev.valvejdbc.jdbc.metadata;

import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.SessionClock;
import dev.valvejdbc.jdbc.repair.Facades;
import dev.valvejdbc.jdbc.rows.ResultSetFacade;
import dev.valvejdbc.jdbc.rows.TextLengths;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaResultSetMetaData;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.util.ArrayIteratorCursor;

/**
 * Makes rows of metadata into results like those of queries.
 *
 * @param target Calcite's connection
 * @param facade gives Calcite's statement of a result the one that the user sees
 */
public record MetadataResults(Connection target, Facades facades, UnaryOperator<Statement> facade) {

  /** The rows as a result, whose statement ends with it. */
  public ResultSet of(MetadataRows listing) throws SQLException {
    AvaticaStatement statement = target.createStatement().unwrap(AvaticaStatement.class);
    statement.closeOnCompletion();
    Meta.Signature signature =
        Meta.Signature.create(
            listing.columns(), "", List.of(), Meta.CursorFactory.ARRAY, Meta.StatementType.SELECT);
    AvaticaResultSet result =
        new AvaticaResultSet(
            statement,
            new QueryState(""),
            signature,
            new AvaticaResultSetMetaData(statement, null, signature),
            TimeZone.getDefault(),
            Meta.Frame.create(0, true, List.of()));
    result.execute2(new ArrayIteratorCursor(listing.rows().iterator()), listing.columns());
    return new ResultSetFacade(
        result,
        facade.apply(statement),
        Execution.ofNoStatement(),
        SessionClock.UTC,
        TextLengths.NONE,
        facades,
        closed -> {});
  }
}
