package io.ringfence.streaming.job;

import io.ringfence.streaming.publish.PublishedTopic;
import io.ringfence.streaming.publish.Publishing;
import io.ringfence.streaming.sink.ArrowSink;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.SinkOptions;
import io.ringfence.streaming.sink.StoreListener;
import io.ringfence.streaming.sink.TableLayout;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Rows into the store, and those that are told into their topics, too.
 *
 * @param target the store
 * @param options how rows are stored
 * @param publishing where rows are told; empty: nowhere
 */
record StoreSinks(ClickHouseTarget target, SinkOptions options, Optional<Publishing> publishing)
    implements RowSinks {
  /** The sinks a run asks for; topics it tells rows in are created where missing. */
  static StoreSinks of(ReplayArguments arguments, ClickHouseTarget target)
      throws ExecutionException, InterruptedException {
    Optional<Publishing> publishing = arguments.topics().publishing(target.runId());
    if (publishing.isPresent()) {
      publishing.get().createTopics(PublishedTopic.OF_INSTANTS);
    }
    SinkOptions options =
        SinkOptions.DEFAULT
            .with(arguments.insertTokens())
            .with(arguments.announce() ? new Announcer() : StoreListener.NONE);
    return new StoreSinks(target, options, publishing);
  }

  @Override
  public <T> Sink<T> sinkOf(TableLayout<T> layout) {
    return new ArrowSink<>(layout, target, options);
  }

  @Override
  public <T> Optional<Sink<T>> topicOf(TableLayout<T> layout) {
    return publishing.flatMap(told -> told.sinkOf(layout));
  }
}
