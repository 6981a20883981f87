package dev.nnc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.OptionName;
import org.junit.jupiter.api.Test;

/** The goals are told as the plugin describes them; {@code -Dgolden=update} tells them anew. */
class MavenPageTest {
  private static final String START = "<!-- The goals, written by MavenPageTest. -->\n";

  @Test
  void goalsAreAsThePluginSays() throws Exception {
    String page = Folders.text(MavenPage.FILE);
    String expected = page.substring(0, page.indexOf(START)) + START + GoalsPage.text();
    if ("update".equals(System.getProperty("golden"))) {
      Folders.write(MavenPage.FILE, expected);
    }
    assertThat(Folders.text(MavenPage.FILE)).isEqualTo(expected);
  }

  /** What messages of trainings name can be set. */
  @Test
  void trainTakesAllOptions() throws Exception {
    for (OptionName each : OptionName.values()) {
      assertThat(GoalsPage.text()).contains("`-D" + each.of(Caller.MAVEN) + "`");
    }
  }
}
