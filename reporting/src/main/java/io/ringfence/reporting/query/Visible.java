package io.ringfence.reporting.query;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
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

  private static Condition nodeOf(String desk, Field<String> node) {
    String path = NodePath.desk(desk).toString();
    return node.eq(path).or(DSL.condition("startsWith({0}, {1})", node, DSL.val(path + "/")));
  }
}
