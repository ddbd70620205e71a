package io.ringfence.api.live;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import org.jspecify.annotations.Nullable;

/**
 * Something as it is now, ready to be sent to everybody who may see it.
 *
 * @param version when it became so: counts up over everything
 * @param kind {@code head}, {@code desk}, {@code position}, {@code gone} or {@code alert}
 * @param key what it is of; a later event of the same key takes its place
 * @param node whose it is; absent: everybody's
 * @param json what is sent
 */
record LiveEvent(long version, String kind, String key, @Nullable NodePath node, String json) {
  /** Whether the owner of a scope may see it. */
  boolean isFor(DeskScope scope) {
    return node == null || scope.covers(node);
  }
}
