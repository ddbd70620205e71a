/** What of the engine's package can be tested outside the engine's process. */
@NullMarked
package io.ringfence.clickhouse.engine;

import org.jspecify.annotations.NullMarked;
