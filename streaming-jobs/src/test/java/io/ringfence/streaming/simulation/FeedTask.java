package io.ringfence.streaming.simulation;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** A task of the source in its place in the job. */
final class FeedTask implements Feed.Mouth {
  private final String name;
  private final Feed feed;
  private final Outlet outlet = new Outlet();
  private final List<Channel> channels = new ArrayList<>();
  private boolean isFinished;

  FeedTask(String name, Feed feed) {
    this.name = name;
    this.feed = feed;
  }

  Outlet outlet() {
    return outlet;
  }

  void addOutput(Channel channel) {
    channels.add(channel);
  }

  /** Whether it may go on: no channel holds more than a buffer's worth. */
  boolean mayMove(int buffer) {
    if (isFinished) {
      return false;
    }
    for (Channel channel : channels) {
      if (channel.size() > buffer) {
        return false;
      }
    }
    return true;
  }

  int moves() {
    return Math.max(1, feed.moves());
  }

  String move(int which) throws Exception {
    if (feed.moves() > 0) {
      return feed.move(which, this);
    }
    isFinished = true;
    outlet.emitWatermark(Watermark.MAX_WATERMARK);
    channels.forEach(channel -> channel.add(new Channel.Item.End()));
    return "end";
  }

  boolean isFinished() {
    return isFinished;
  }

  /** Takes its place down and sends the barrier behind what it has said. */
  Object snapshot(long checkpoint) {
    channels.forEach(channel -> channel.add(new Channel.Item.Barrier(checkpoint)));
    return feed.snapshot(checkpoint);
  }

  @Override
  public void say(StreamRecord<Object> record) {
    outlet.collect(record);
  }

  @Override
  public void say(Watermark mark) {
    outlet.emitWatermark(mark);
  }

  @Override
  public String toString() {
    return name;
  }
}
