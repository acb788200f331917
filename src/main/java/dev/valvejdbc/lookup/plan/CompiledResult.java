package dev.valvejdbc.lookup.plan;

import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.Typed;
import org.jspecify.annotations.Nullable;

/** A planned query with its compiled code. */
final class CompiledResult extends Prepare.PreparedResultImpl {
  private final Bindable<?> code;

  CompiledResult(
      RelRoot root,
      RelDataType parameters,
      List<? extends @Nullable List<String>> origins,
      Bindable<?> code) {
    super(
        root.rel.getRowType(),
        parameters,
        origins,
        root.collation.getFieldCollations().isEmpty() ? List.of() : List.of(root.collation),
        root.rel,
        null,
        false);
    this.code = code;
  }

  @Override
  public String getCode() {
    throw new UnsupportedOperationException();
  }

  @Override
  @SuppressWarnings("rawtypes") // as Calcite declares it
  public Bindable getBindable(Meta.CursorFactory cursor) {
    return code;
  }

  @Override
  public Type getElementType() {
    return ((Typed) code).getElementType();
  }
}
