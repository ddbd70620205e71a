package io.ringfence.reporting.query;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A scope as a condition of a statement. */
final class Visible {
  private Visible() {}

  /** Rows of the desks in scope. */
  static Condition desk(DeskScope scope, Field<String> desk) {
    return switch (scope) {
      case DeskScope.AllDesks() -> DSL.trueCondition();
      case DeskScope.Desks desks -> desk.in(desks.sorted());
    };
  }

  /** Rows of the desks in scope and of their books; the firm's own with all desks only. */
  static Condition node(DeskScope scope, Field<String> node) {
    return switch (scope) {
      case DeskScope.AllDesks() -> DSL.trueCondition();
      case DeskScope.Desks desks ->
          DSL.or(desks.sorted().stream().map(desk -> nodeOf(desk, node)).toList());
    };
  }

  /** Rows that cannot be told apart by desk: seen with all desks only. */
  static Condition wholeFirm(DeskScope scope) {
    return switch (scope) {
      case DeskScope.AllDesks() -> DSL.trueCondition();
      case DeskScope.Desks _ -> DSL.falseCondition();
    };
  }

  /** Parameter under which {@link #rows} asks for the desks. */
  static final String DESKS = "desks";

  /**
   * Rows in scope of any table as the end of a WHERE clause, for statements whose rows are passed
   * on unread: the desks are the parameter {@link #DESKS}. Empty where the table names neither desk
   * nor node and not all desks are in scope.
   */
  static Optional<String> rows(DeskScope scope, Set<String> columns) {
    return switch (scope) {
      case DeskScope.AllDesks() -> Optional.of("");
      case DeskScope.Desks _ when columns.contains("desk") ->
          Optional.of(" AND has({desks:Array(String)}, toString(t.desk))");
      case DeskScope.Desks _ when columns.contains("node") ->
          // firm/desk/book: the second name; the firm's own rows have none.
          Optional.of(" AND has({desks:Array(String)}, splitByChar('/', toString(t.node))[2])");
      case DeskScope.Desks _ -> Optional.empty();
    };
  }

  /** Texts as ClickHouse reads an array from a parameter. */
  static String array(Collection<String> texts) {
    return texts.stream()
        .map(text -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Condition nodeOf(String desk, Field<String> node) {
    String path = NodePath.desk(desk).toString();
    return node.eq(path).or(DSL.condition("startsWith({0}, {1})", node, DSL.val(path + "/")));
  }
}
