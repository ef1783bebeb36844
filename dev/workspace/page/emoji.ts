/** The shortcodes people and apps use most; others are shown as they are written. */
const LIST =
  'smile 😄 smiley 😃 grinning 😀 slightly_smiling_face 🙂 wink 😉 joy 😂 sweat_smile 😅 thinking_face 🤔 thinking 🤔 ' +
  'cry 😢 sob 😭 heart ❤️ blue_heart 💙 tada 🎉 wave 👋 pray 🙏 clap 👏 muscle 💪 eyes 👀 ok_hand 👌 raised_hands 🙌 ' +
  '+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 point_right 👉 point_left 👈 point_down 👇 point_up ☝️ handshake 🤝 ' +
  'white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️ ' +
  'rotating_light 🚨 no_entry ⛔ no_entry_sign 🚫 question ❓ grey_question ❔ exclamation ❗ bangbang ‼️ ' +
  'information_source ℹ️ bulb 💡 zap ⚡ fire 🔥 boom 💥 star ⭐ star2 🌟 sparkles ✨ rocket 🚀 100 💯 ' +
  'lock 🔒 unlock 🔓 closed_lock_with_key 🔐 key 🔑 old_key 🗝️ shield 🛡️ mag 🔍 mag_right 🔎 link 🔗 paperclip 📎 ' +
  'cloud ☁️ sun_with_face 🌞 sunny ☀️ umbrella ☔ office 🏢 house 🏠 house_with_garden 🏡 factory 🏭 ' +
  'bust_in_silhouette 👤 busts_in_silhouette 👥 technologist 🧑‍💻 construction_worker 👷 cop 👮 detective 🕵️ ' +
  'robot_face 🤖 ghost 👻 bug 🐛 turtle 🐢 cat 🐱 dog 🐶 bell 🔔 no_bell 🔕 mute 🔇 loudspeaker 📢 mega 📣 ' +
  'calendar 📆 date 📅 spiral_calendar_pad 🗓️ alarm_clock ⏰ stopwatch ⏱️ hourglass ⌛ hourglass_flowing_sand ⏳ ' +
  'clock9 🕘 memo 📝 pencil ✏️ pencil2 ✏️ book 📖 books 📚 bookmark 🔖 clipboard 📋 page_facing_up 📄 file_folder 📁 ' +
  'bar_chart 📊 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 floppy_disk 💾 cd 💿 computer 💻 ' +
  'desktop_computer 🖥️ package 📦 wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ toolbox 🧰 nut_and_bolt 🔩 ' +
  'globe_with_meridians 🌐 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 scales ⚖️ balance_scale ⚖️ ' +
  'mortar_board 🎓 school 🏫 dart 🎯 trophy 🏆 medal 🏅 first_place_medal 🥇 speech_balloon 💬 thought_balloon 💭 ' +
  'email 📧 envelope ✉️ phone ☎️ telephone_receiver 📞 recycle ♻️ arrows_counterclockwise 🔄 repeat 🔁 ' +
  'arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrow_forward ▶️ heavy_plus_sign ➕ heavy_minus_sign ➖ ' +
  'red_circle 🔴 large_orange_circle 🟠 large_orange_diamond 🔶 small_orange_diamond 🔸 large_yellow_circle 🟡 ' +
  'large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣 large_brown_circle 🟤 black_circle ⚫ white_circle ⚪ ' +
  'large_blue_square 🟦 large_orange_square 🟧 large_green_square 🟩 large_yellow_square 🟨 large_red_square 🟥 ' +
  'large_purple_square 🟪 black_large_square ⬛ white_large_square ⬜ large_blue_diamond 🔷 small_blue_diamond 🔹 ' +
  'one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ coffee ☕ pizza 🍕 cake 🍰 beers 🍻 seedling 🌱 evergreen_tree 🌲';

const pairs = LIST.split(' ');

export const EMOJI: ReadonlyMap<string, string> = new Map(
  pairs.flatMap((name, at) => (at % 2 === 0 ? [[name, pairs[at + 1] ?? ''] as const] : [])),
);

/** What people can put under a message with one click. */
export const REACTIONS = [
  '+1',
  'eyes',
  'white_check_mark',
  'heart',
  'tada',
  'thinking_face',
] as const;

export const emojiOf = (name: string): string =>
  EMOJI.get(name.replace(/::skin-tone-\d/, '')) ?? `:${name}:`;

/** Text in which shortcodes are pictures. */
export const withEmoji = (text: string): string =>
  text.replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => EMOJI.get(name) ?? whole);
