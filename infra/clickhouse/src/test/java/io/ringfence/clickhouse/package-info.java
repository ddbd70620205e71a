/** The engine as its clients see it: each test speaks to a real engine in a process of its own. */
@NullMarked
package io.ringfence.clickhouse;

import org.jspecify.annotations.NullMarked;
