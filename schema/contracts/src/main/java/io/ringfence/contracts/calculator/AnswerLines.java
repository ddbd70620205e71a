package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Prints answers as JSON Lines: one object a line, in the order of the cases. */
public final class AnswerLines implements CaseLines.Sink, AutoCloseable {
  private final JsonGenerator json;
  private final AnswerWriter answers;

  private AnswerLines(JsonGenerator json) {
    this.json = json;
    this.answers = new AnswerWriter(json);
  }

  /** Answers to a stream, which is flushed at the end and in pauses, and not closed. */
  public static AnswerLines to(OutputStream out) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    JsonGenerator json = factory.createGenerator(out);
    // Each line ends before the next begins, so that a reader never waits for it.
    json.setRootValueSeparator(null);
    return new AnswerLines(json);
  }

  @Override
  public void answered(Answers answer) throws IOException {
    answers.write(answer);
    json.writeRaw('\n');
  }

  @Override
  public void refused(@Nullable String id, long line, String error) throws IOException {
    answers.writeError(id, line, error);
    json.writeRaw('\n');
  }

  @Override
  public void pause() throws IOException {
    json.flush();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
