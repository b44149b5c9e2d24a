import './styles/page.css';
import './elements/lock-playground';
