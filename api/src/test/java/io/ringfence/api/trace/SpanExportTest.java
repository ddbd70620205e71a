package io.ringfence.api.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.ringfence.api.LimitedApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.limit.RequestLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Spans of a server that was told of a collector, and the lines of its log beside them. */
@OnApi
class SpanExportTest {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String CORRELATION = "found-in-log-and-span";

  private final RunningApi api;

  SpanExportTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void aCollectorIsToldOfRequestsUnderTheNamesThatAnswerAndLogGiveThem() throws Exception {
    try (Collector collector = new Collector();
        LimitedApi traced = traced(collector);
        HttpClient client = HttpClient.newHttpClient()) {
      Lines lines = Lines.listen();
      HttpResponse<String> refused = logout(client, traced.url(), "01");
      assertThat(refused.statusCode()).isEqualTo(400);
      String span = refused.headers().firstValue("traceresponse").orElseThrow().split("-", -1)[2];

      await(
          () ->
              collector.has(
                  List.of("POST elsewhere", "ringfence-api", CORRELATION),
                  List.of(ID, SPAN, span)));
      assertThat(lines.written)
          .anyMatch(line -> line.contains(" WARN  " + CORRELATION + " " + ID + " "));
    }
  }

  @Test
  void whatItsSenderDoesNotWantSampledIsNotSentAndABeginningIs() throws Exception {
    try (Collector collector = new Collector();
        HttpClient client = HttpClient.newHttpClient()) {
      try (LimitedApi traced = traced(collector)) {
        logout(client, traced.url(), "00");
      }
      // It has sent everything when it is closed.
      assertThat(collector.isEmpty()).isTrue();
      try (LimitedApi traced = traced(collector)) {
        client.send(
            HttpRequest.newBuilder(URI.create(traced.url() + "/v1/desks")).build(),
            BodyHandlers.discarding());
      }
      assertThat(collector.has(List.of("GET elsewhere"), List.of())).isTrue();
    }
  }

  private LimitedApi traced(Collector collector) {
    System.setProperty(SpanFilter.COLLECTOR, collector.url().toString());
    try {
      return api.limited(RequestLimits.USUAL);
    } finally {
      System.clearProperty(SpanFilter.COLLECTOR);
    }
  }

  private static HttpResponse<String> logout(HttpClient client, URI api, String flags)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(api + "/v1/logout/back-channel"))
            .header("traceparent", "00-" + ID + "-" + SPAN + "-" + flags)
            .header("X-Correlation-Id", CORRELATION)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("logout_token=nothing"))
            .build(),
        BodyHandlers.ofString());
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant limit = Instant.now().plus(Duration.ofMinutes(2));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("it must come to that").isBefore(limit);
      Thread.sleep(50);
    }
  }

  /** Lines of the log as they are written. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final Encoder<ILoggingEvent> encoder;

    private Lines(Encoder<ILoggingEvent> encoder) {
      this.encoder = encoder;
    }

    static Lines listen() {
      LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
      Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      ConsoleAppender<ILoggingEvent> console =
          (ConsoleAppender<ILoggingEvent>) root.getAppender("stderr");
      Lines lines = new Lines(console.getEncoder());
      lines.setContext(context);
      lines.start();
      root.addAppender(lines);
      return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
      written.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
    }
  }
}
