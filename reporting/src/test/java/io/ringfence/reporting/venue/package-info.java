@NullMarked
package io.ringfence.reporting.venue;

import org.jspecify.annotations.NullMarked;
