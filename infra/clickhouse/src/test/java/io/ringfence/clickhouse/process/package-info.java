/** Child processes end when they should. */
@NullMarked
package io.ringfence.clickhouse.process;

import org.jspecify.annotations.NullMarked;
