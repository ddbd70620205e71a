/**
 * Load on an API: requests on a schedule, connections that behave badly, and rows made for them.
 * Says what came of it; judges nothing.
 */
@NullMarked
package io.ringfence.launcher.load;

import org.jspecify.annotations.NullMarked;
