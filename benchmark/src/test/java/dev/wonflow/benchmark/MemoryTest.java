package dev.wonflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryTest {
  @Test
  void everyGenerationOfJdk25Counts() {
    String serial =
        """
        4711:
        DefNew     total 157248K, used 1024K [0x00000000e0000000, 0x00000000eaaa0000, 0x00000000eaaa0000)
         eden space 139776K,   0% used [0x00000000e0000000, 0x00000000e0000000, 0x00000000e8880000)
        Tenured    total 349568K, used 3072K [0x00000000eaaa0000, 0x0000000100000000, 0x0000000100000000)
        """;

    assertThat(Memory.used(serial)).isEqualTo(4);
  }

  @Test
  void generationsOfJdk21CountWithoutTheClasses() {
    String serial =
        """
         def new generation   total 157248K, used 2048K [0x00000000e0000000, 0x00000000eaaa0000, 0x00000000eaaa0000)
         tenured generation   total 349568K, used 3072K [0x00000000eaaa0000, 0x0000000100000000, 0x0000000100000000)
         Metaspace       used 9000K, committed 9216K, reserved 1114112K
        """;

    assertThat(Memory.used(serial)).isEqualTo(5);
  }

  @Test
  void heapThatCannotBeReadIsNotEmpty() {
    assertThatThrownBy(() -> Memory.used("4711:\nno such process"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no such process");
  }
}
