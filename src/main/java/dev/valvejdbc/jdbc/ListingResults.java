package dev.valvejdbc.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TimeZone;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaResultSetMetaData;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.util.ArrayIteratorCursor;

/**
 * Makes listings into results like those of queries.
 *
 * @param target Calcite's connection
 * @param connection the facade before it
 */
record ListingResults(
    Connection target, Connection connection, Facades facades, ExecutionScope scope) {

  /** The rows as a result, whose statement ends with it. */
  ResultSet of(Listing listing) throws SQLException {
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
        new StatementFacade(connection, statement, facades, scope).self(),
        new Execution("", 0, 0, false),
        facades);
  }
}
