import 'krds-uiux/resources/css/token/krds_tokens.css';
import '../styles/fonts.css';
import '../styles/page.css';
import '../styles/controls.css';
import '../styles/message.css';
import '../styles/blocks.css';
import '../styles/composer.css';
import '../styles/media.css';
import { startChat } from './start-chat.ts';

const root = document.querySelector<HTMLElement>('#chat');
if (root) startChat(root);
