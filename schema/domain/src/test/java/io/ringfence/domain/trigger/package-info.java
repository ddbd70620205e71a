@NullMarked
package io.ringfence.domain.trigger;

import org.jspecify.annotations.NullMarked;
