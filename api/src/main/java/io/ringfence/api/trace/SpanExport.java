package io.ringfence.api.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.ringfence.api.error.Trace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends spans to a collector, in batches and without holding anybody up. */
final class SpanExport implements AutoCloseable {
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);
  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
  private static final int FIRST_FAULT = 500;

  private final SpanIds ids = new SpanIds();
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  private SpanExport(URI collector) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(collector + "/v1/traces").build();
    provider =
        SdkTracerProvider.builder()
            .setIdGenerator(ids)
            .setResource(Resource.builder().put(SERVICE, "ringfence-api").build())
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter).setScheduleDelay(AT_MOST_EVERY).build())
            .build();
    tracer = provider.get("io.ringfence.api");
  }

  /** An export to a collector, for example {@code http://127.0.0.1:4318}. */
  static SpanExport to(URI collector) {
    return new SpanExport(collector);
  }

  /**
   * A request as it went.
   *
   * @param trace where it stands
   * @param parentSpan whose request it was; null: it begins a trace
   * @param name method and path as it is mapped
   * @param correlation its name in the log
   * @param status what it was answered
   */
  record Served(
      Trace trace, @Nullable String parentSpan, String name, String correlation, int status) {}

  /** Sends a request's span, unless its sender does not want the trace sampled. */
  void add(Served served, Instant began, Instant ended) {
    ids.next(served.trace());
    try {
      SpanBuilder builder =
          tracer
              .spanBuilder(served.name())
              .setSpanKind(SpanKind.SERVER)
              .setParent(parent(served))
              .setStartTimestamp(began)
              .setAttribute("http.response.status_code", served.status())
              .setAttribute("ringfence.correlation_id", served.correlation());
      Span span = builder.startSpan();
      if (served.status() >= FIRST_FAULT) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end(ended);
    } finally {
      ids.next(null);
    }
  }

  private static Context parent(Served served) {
    String parent = served.parentSpan();
    if (parent == null) {
      return Context.root();
    }
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    served.trace().traceId(),
                    parent,
                    TraceFlags.fromHex(served.trace().flags(), 0),
                    TraceState.getDefault())));
  }

  /** Sends what waits. */
  @Override
  public void close() {
    provider.close();
  }
}
