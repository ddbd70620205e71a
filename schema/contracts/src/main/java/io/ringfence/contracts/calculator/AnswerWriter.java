package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.domain.calculator.Figure;
import io.ringfence.domain.calculator.FigureValue;
import io.ringfence.domain.calculator.FigureValue.Absent;
import io.ringfence.domain.quantity.Precision;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints answers: decimals as texts of plain digits, what there is not as null with a reason. */
public final class AnswerWriter {
  private final JsonGenerator out;

  /**
   * A writer.
   *
   * @param out takes one object for each answer; the caller flushes and closes it
   */
  public AnswerWriter(JsonGenerator out) {
    this.out = out;
  }

  /** The figures of a case. */
  public void write(Answers answers) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", answers.asked().id());
    writeResult(answers);
    writeReasons(answers);
    RulesOrigin rules = answers.asked().rules();
    out.writeStringField("rulePack", rules.rulePack());
    if (rules.extrapolated()) {
      out.writeBooleanField("extrapolated", true);
    }
    out.writeEndObject();
  }

  /**
   * The refusal of a case.
   *
   * @param id its name; null where it has none
   * @param line number of its line from 1; 0: not from a file of lines
   * @param error which field breaks which rule
   */
  public void writeError(@Nullable String id, long line, String error) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", id);
    if (line > 0) {
      out.writeNumberField("line", line);
    }
    out.writeStringField("error", error);
    out.writeEndObject();
  }

  private void writeResult(Answers answers) throws IOException {
    List<Figure> wanted = answers.asked().wanted();
    out.writeObjectFieldStart("result");
    for (int i = 0; i < wanted.size(); i++) {
      out.writeFieldName(wanted.get(i).key());
      write(answers.values().get(i));
    }
    out.writeEndObject();
  }

  private void writeReasons(Answers answers) throws IOException {
    List<Figure> wanted = answers.asked().wanted();
    out.writeObjectFieldStart("why");
    for (int i = 0; i < wanted.size(); i++) {
      if (answers.values().get(i) instanceof Absent(var reason)) {
        out.writeStringField(wanted.get(i).key(), reason.name());
      }
    }
    out.writeEndObject();
  }

  private void write(FigureValue value) throws IOException {
    switch (value) {
      case FigureValue.Decimal(BigDecimal figure) -> out.writeString(Precision.canonical(figure));
      case FigureValue.Flag(boolean holds) -> out.writeBoolean(holds);
      case FigureValue.Side(var side) -> out.writeString(side.code());
      case FigureValue.Decimals(var figures) -> {
        out.writeStartArray();
        for (BigDecimal figure : figures) {
          out.writeString(Precision.canonical(figure));
        }
        out.writeEndArray();
      }
      case Absent _ -> out.writeNull();
    }
  }
}
